import { useEffect } from 'react';
import { postOf } from '../../state/answers.ts';
import { useEngine } from '../../state/engine.tsx';

/** Old pictures are dimmed while what replaces them is late: by a class of the document, so that no panel is rendered for it. */
export function useLateAnswers(): void {
  const engine = useEngine();
  useEffect(() => {
    const { classList } = document.documentElement;
    const stop = postOf(engine).followLate((isLate) => classList.toggle('answers-late', isLate));
    return () => {
      stop();
      classList.remove('answers-late');
    };
  }, [engine]);
}
