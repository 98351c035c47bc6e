// A worker can't be told how much memory it has: the loop's time limit and the limit on tables have to do (src/check/guard/).
export const memoryWatch = { start() {}, stop() {}, tripped: () => false };
