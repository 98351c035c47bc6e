/**
 * Calls `restore` once: when the function it returns is called, or else when the running cell has ended. An interrupt
 * ends a cell without going through any `finally`.
 */
export function undoable(restore: () => void): () => void {
  let pending = true;
  const undo = () => {
    if (pending) restore();
    pending = false;
  };
  const later = setImmediate(undo);
  return () => {
    clearImmediate(later);
    undo();
  };
}
