import type { Server as HttpServer, ServerResponse } from "node:http";
import { Server, type Socket } from "node:net";

/** A connection's open answers, and how much had been read from it when the last one was finished. */
type Connection = { answers: Set<ServerResponse>; readBefore: number };

/**
 * Watches a server's connections, so that it can be stopped without failing a request: nothing new is accepted, idle
 * connections close at once, running requests are answered with `Connection: close`, and a request of which a part has
 * arrived is awaited. (Node's own `close()` cuts answers that are written but not sent yet.)
 * @param options after `limitMs` whatever is still open is cut off, and `onLimit` hears how many answers that were
 * @returns `stop`, which settles when the last connection is closed
 */
export function stopGracefully(
  server: HttpServer,
  options: { limitMs: number; onLimit: (answers: number) => void },
): () => Promise<void> {
  const connections = new Map<Socket, Connection>();
  let stopping: Promise<void> | undefined;

  function closeIfIdle(socket: Socket, { answers, readBefore }: Connection): void {
    if (answers.size === 0 && socket.bytesRead === readBefore) socket.destroySoon();
  }

  server.on("connection", (socket) => {
    connections.set(socket, { answers: new Set(), readBefore: 0 });
    socket.once("close", () => connections.delete(socket));
  });
  /** One function for all answers: it is asked at each of them. */
  function onClose(this: ServerResponse): void {
    const { socket } = this.req;
    const connection = connections.get(socket);
    if (!connection) return;
    connection.answers.delete(this);
    connection.readBefore = socket.bytesRead;
    if (stopping) closeIfIdle(socket, connection);
  }

  // Before the application: its answer may be under way when the next listener is asked.
  server.prependListener("request", ({ socket }, answer) => {
    connections.get(socket)?.answers.add(answer);
    if (stopping) answer.setHeader("Connection", "close");
    answer.on("close", onClose);
  });

  function drain(): Promise<void> {
    return new Promise((resolve) => {
      const limit = setTimeout(() => {
        options.onLimit([...connections.values()].reduce((sum, { answers }) => sum + answers.size, 0));
        server.closeAllConnections();
      }, options.limitMs);
      Server.prototype.close.call(server, () => {
        clearTimeout(limit);
        resolve();
      });
      for (const { answers } of connections.values()) {
        for (const answer of answers) if (!answer.headersSent) answer.setHeader("Connection", "close");
      }
      // A request may have arrived that nobody has read: the next turn of the loop reads what there is.
      setImmediate(() => {
        setImmediate(() => {
          for (const [socket, connection] of connections) closeIfIdle(socket, connection);
        });
      });
    });
  }

  return () => {
    stopping ??= drain();
    return stopping;
  };
}
