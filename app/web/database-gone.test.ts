import { expect, it } from "vitest";
import { isDatabaseGone } from "./database-gone";

const coded = (code: string, message = "x") => Object.assign(new Error(message), { code });

it.each<[string, unknown]>([
  ["nothing listens", coded("ECONNREFUSED")],
  ["the connection broke off", coded("ECONNRESET", "read ECONNRESET")],
  ["pg saw it end", new Error("Connection terminated unexpectedly")],
  [
    "pg will not use a broken connection again",
    new Error("Client has encountered a connection error and is not queryable"),
  ],
  ["there is no way to it", coded("ETIMEDOUT", "connect ETIMEDOUT 10.0.0.1:5432")],
  ["its name is not known at the moment", coded("EAI_AGAIN", "getaddrinfo EAI_AGAIN db")],
  ["it did not answer a new connection", new Error("timeout expired")],
  ["no connection came free in time", new Error("timeout exceeded when trying to connect")],
  ["it starts up", coded("57P03", "the database system is starting up")],
  ["it was stopped", coded("57P01")],
  ["it takes no more connections", coded("53300")],
])("is so when %s", (_, error) => {
  expect(isDatabaseGone(error)).toBe(true);
});

it.each<[string, unknown]>([
  ["a rule was broken", coded("23505", "duplicate key value")],
  ["a statement is wrong", coded("42601")],
  ["a statement took too long", coded("57014", "canceling statement due to statement timeout")],
  ["a lock was not had in time", coded("55P03", "canceling statement due to lock timeout")],
  ["a word of it stands in another message", new Error("the company Timeout Terminated is not known")],
  ["something of ours is", new TypeError("x is not a function")],
  ["nothing was thrown", undefined],
])("is not so when %s", (_, error) => {
  expect(isDatabaseGone(error)).toBe(false);
});
