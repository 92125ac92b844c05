import { fromUUIDBytes } from "typeid-js";
import { V7Generator } from "uuidv7";
import { randomWord } from "./random-word";

/** The kinds of record that have an id of their own; the prefix is part of the id. */
export type IdPrefix =
  | "user"
  | "sess"
  | "inv"
  | "jrn"
  | "ptnr"
  | "cont"
  | "note"
  | "prog"
  | "pver"
  | "enr"
  | "tacc"
  | "lead"
  | "msg"
  | "file"
  | "imp"
  | "rev"
  | "offer"
  | "comm"
  | "coll"
  | "asset"
  | "aver"
  | "dl"
  | "mail"
  | "ntf"
  | "prst"
  | "appl"
  | "ltx"
  | "lver"
  | "pay"
  | "dsp"
  | "link"
  | "click"
  | "ofpg"
  | "acct"
  | "evt"
  | "attr"
  | "flag"
  | "exmp"
  | "key";

const uuids = new V7Generator({ nextUint32: randomWord });

/**
 * A new id: prefix, then a UUIDv7 in base 32, so ids sort by the moment they were made, also within a millisecond
 * (TypeID format). typeid-js makes one too, and takes twice as long: it reads back what it has just written.
 */
export function newId(prefix: IdPrefix): string {
  return fromUUIDBytes(prefix, uuids.generate().bytes);
}

/** Whether a text has the shape of an id of this kind; says nothing about whether the record exists. */
export function isId(prefix: IdPrefix, text: string): boolean {
  return new RegExp(`^${prefix}_[0-7][0-9a-hjkmnp-tv-z]{25}$`).test(text);
}
