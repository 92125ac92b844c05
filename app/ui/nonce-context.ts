import { createContext } from "react";

/** CSP nonce of the response that is being rendered; undefined in the browser, where scripts run already. */
export const NonceContext = createContext<string | undefined>(undefined);
