/** What a message is called by its sender: sent twice, as after a lost answer or a double press, it is said once. */
import { useEffect, useState } from "react";

/** @param given by the server, for forms that are sent without scripts @returns the key, and how to make the next */
export function useSendKey(given: string): [key: string, renew: () => void] {
  const [key, setKey] = useState(given);
  const renew = () => setKey(crypto.randomUUID());
  useEffect(renew, []);
  return [key, renew];
}
