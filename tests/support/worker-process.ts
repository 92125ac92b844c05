import { createDatabase } from "db/client";
import { createResendMailer } from "~/adapters/resend-mailer";
import { startWorker } from "~/jobs/worker";
import { Clock } from "./factories";
import { jobServices } from "./run-jobs";

/** A worker in a process of its own, for tests that kill it: database and fake provider come as arguments. */
const [databaseUrl = "", resendUrl = ""] = process.argv.slice(2);
const database = createDatabase(databaseUrl, { max: 10 });
const clock = new Clock();
clock.now = () => new Date();
const mailer = createResendMailer({ apiKey: "re_test_key", from: "a@b.example", baseUrl: resendUrl, timeoutMs: 400 });
await startWorker(jobServices({ database: Object.assign(database, { url: databaseUrl }), clock }, mailer));
console.log("ready");
