import { Reply, Router, XPublisher } from "zeromq"; // comes with tslab

/**
 * @typedef {{ transport: string, ip: string, key: string, shell_port: number, iopub_port: number, stdin_port:
 *   number, control_port: number, hb_port: number }} Connection
 */

/**
 * @param {Connection} connection
 * @param {number} port
 */
function address({ transport, ip }, port) {
  return transport === "ipc" ? `ipc://${ip}-${port}` : `${transport}://${ip}:${port}`;
}

/** How long the end of the process waits for a front end to take its last messages; it may be dead. */
const LINGER_MS = 500;

/**
 * zeromq 6 makes about every 512th send asynchronous and refuses a send made meanwhile, which loses messages.
 * Without a time to wait (sendTimeout) all sends are made at once; without a high-water mark none is dropped.
 * @template {Router | XPublisher} S
 * @param {S} socket
 */
function lossless(socket) {
  socket.sendTimeout = 0;
  socket.sendHighWaterMark = 0;
  socket.linger = LINGER_MS;
  return socket;
}

/**
 * The sockets of the thread that runs cells. Input requests are not supported; their socket only has to be
 * there.
 * @param {Connection} connection
 */
export async function openCellSockets(connection) {
  const shell = lossless(new Router({ receiveHighWaterMark: 0 }));
  const iopub = lossless(new XPublisher({ verbosity: "allSubs" }));
  const stdin = new Router();
  await Promise.all([
    iopub.bind(address(connection, connection.iopub_port)),
    shell.bind(address(connection, connection.shell_port)),
    stdin.bind(address(connection, connection.stdin_port)),
  ]);
  return { shell, iopub, stdin };
}

/**
 * The sockets that must answer while a cell is running.
 * @param {Connection} connection
 */
export async function openControlSockets(connection) {
  const control = lossless(new Router());
  const heartbeat = new Reply();
  await Promise.all([
    control.bind(address(connection, connection.control_port)),
    heartbeat.bind(address(connection, connection.hb_port)),
  ]);
  return { control, heartbeat };
}
