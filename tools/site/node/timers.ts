import "./globals";

export const { setImmediate } = globalThis;
