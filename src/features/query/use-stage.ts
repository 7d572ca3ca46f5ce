/** What a long question waits for, where the engine tells it; null while that is not known. */
export function useStage(_asking: boolean): string | null {
  return null;
}
