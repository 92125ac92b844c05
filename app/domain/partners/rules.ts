/** Whether somebody of a partner can invite its people: while nobody can, the vendor does. */
export function hasAdmin(members: readonly { role: string }[]): boolean {
  return members.some(({ role }) => role === "admin");
}
