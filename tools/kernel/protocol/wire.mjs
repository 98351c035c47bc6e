// Jupyter's wire protocol: https://jupyter-client.readthedocs.io/en/stable/messaging.html#the-wire-protocol
import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";

const DELIMITER = Buffer.from("<IDS|MSG>");
const PROTOCOL_VERSION = "5.3";
const KERNEL = { session: randomUUID(), username: "kernel" };

/** @typedef {{ msg_type: string, session: string, username: string }} Header as far as it matters here */
/**
 * @typedef {{ identities: Buffer[], header: Header, metadata: any, content: any, buffers: Buffer[] }} Message
 */
/** @typedef {{ header: Partial<Header> }} Subject what a message is about; with an empty header the kernel speaks unasked */
/**
 * @typedef {{ metadata?: object, buffers?: Buffer[] }} Extras what few messages have besides their content
 */

/**
 * @param {string} key
 * @param {Buffer[]} parts
 */
function signature(key, parts) {
  if (!key) return "";
  const hmac = createHmac("sha256", key);
  for (const part of parts) hmac.update(part);
  return hmac.digest("hex");
}

/**
 * @param {Buffer[]} frames
 * @param {string} key
 * @returns {Message | undefined} undefined for what our Jupyter did not send: the protocol asks to ignore it
 */
export function tryDecode(frames, key) {
  const at = frames.findIndex((frame) => frame.equals(DELIMITER));
  const [signed, ...parts] = frames.slice(at + 1, at + 6);
  const expected = Buffer.from(signature(key, parts));
  if (at < 0 || parts.length < 4) return undefined;
  if (signed.length !== expected.length || !timingSafeEqual(signed, expected)) return undefined;
  try {
    const [header, , metadata, content] = parts.map((part) => JSON.parse(part.toString()));
    return { identities: frames.slice(0, at), header, metadata, content, buffers: frames.slice(at + 6) };
  } catch {
    return undefined; // without a key, anything counts as signed
  }
}

/**
 * The frames of an answer to `parent`: a reply, or something to publish about it.
 * @param {Subject & Pick<Message, "identities">} parent
 * @param {string} type
 * @param {object} content
 * @param {string} key
 * @param {Extras} [extras]
 */
export function encode(parent, type, content, key, { metadata = {}, buffers = [] } = {}) {
  const { session, username } = { ...KERNEL, ...parent.header };
  const date = new Date().toISOString();
  const header = { msg_id: randomUUID(), msg_type: type, session, username, date, version: PROTOCOL_VERSION };
  const parts = [header, parent.header, metadata, content].map((part) => Buffer.from(JSON.stringify(part)));
  return [...parent.identities, DELIMITER, Buffer.from(signature(key, parts)), ...parts, ...buffers];
}
