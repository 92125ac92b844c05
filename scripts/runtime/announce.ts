import { demoAccounts, demoPassword } from "db/seeds/demo-people";

/** The one line that says the server is ready, and on the embedded database who can sign in. */
export function announceReady(url: string, embedded: boolean): void {
  console.log(`Fairlead is ready at ${url}`);
  if (!embedded) return;
  console.log(`Demo sign-ins, password ${demoPassword}:`);
  for (const { email, who } of demoAccounts) console.log(`  ${email.padEnd(30)} ${who}`);
}
