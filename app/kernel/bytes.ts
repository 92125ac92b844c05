/** A megabyte as limits count it: 2 to the power of 20 bytes. */
export const megabyte = 1024 * 1024;
