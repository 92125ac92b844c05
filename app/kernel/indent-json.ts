/** A string, or one of the marks that give a JSON text its form; everything else stands as it is. */
const tokens = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s"{}[\],:]+/g;

/**
 * A JSON text with a line for each member, indented; any other text as it stands. Numbers and strings keep the
 * characters that they were written with.
 */
export function indentJson(text: string): string {
  try {
    JSON.parse(text);
  } catch {
    return text;
  }
  let depth = 0;
  let before = "";
  const line = () => `\n${"  ".repeat(depth)}`;
  const shown = [...text.matchAll(tokens)].map(([token]) => {
    const opened = before === "{" || before === "[";
    before = token;
    if (token === "}" || token === "]") {
      depth -= 1;
      return opened ? token : line() + token;
    }
    const start = opened ? line() : "";
    if (token === "{" || token === "[") depth += 1;
    if (token === ",") return `,${line()}`;
    return start + (token === ":" ? ": " : token);
  });
  return shown.join("");
}
