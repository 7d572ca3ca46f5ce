/** Passes on the latest of many values, at most once a frame. */
export function everyFrame<T>(say: (value: T) => void): { readonly say: (value: T) => void; readonly stop: () => void } {
  let frame = 0;
  return {
    say: (value) => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => say(value));
    },
    stop: () => cancelAnimationFrame(frame),
  };
}
