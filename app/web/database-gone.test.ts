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
  ["something of ours is", new TypeError("x is not a function")],
  ["nothing was thrown", undefined],
])("is not so when %s", (_, error) => {
  expect(isDatabaseGone(error)).toBe(false);
});
