// A test file that hangs is asked to end after a while (SIGTERM). What it has started, servers and browsers, would keep it, and with
// it the whole run, for ever.
process.once("SIGTERM", () => setTimeout(() => process.exit(1), 10_000).unref());
