import { Input, type InputProps } from "./input";

/** A whole or decimal number, typed as text: no wheel accidents, and what was typed is kept when it is wrong. */
export function NumberInput({ decimals = false, ...rest }: Omit<InputProps, "type"> & { decimals?: boolean }) {
  return (
    <Input
      inputMode={decimals ? "decimal" : "numeric"}
      pattern={decimals ? "\\d+(\\.\\d+)?" : "\\d+"}
      title={decimals ? "Digits, and a point before decimals" : "Digits only"}
      autoComplete="off"
      {...rest}
      type="text"
      className={`input-number ${rest.className ?? ""}`.trim()}
    />
  );
}
