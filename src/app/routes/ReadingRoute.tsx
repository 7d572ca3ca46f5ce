import { ReadingScreen } from '../../features/reading/ReadingScreen.tsx';
import { chooseFiles } from '../shell/file-inputs.tsx';
import { menuOpened } from '../shell/frame-state.ts';

export function ReadingRoute() {
  return <ReadingScreen onMenu={menuOpened} onChooseFiles={chooseFiles} />;
}
