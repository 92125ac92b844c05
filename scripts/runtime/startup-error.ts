/** Something that whoever starts Fairlead can put right; its message is one clear sentence and needs no stack. */
export class StartupError extends Error {
  override name = "StartupError";
}
