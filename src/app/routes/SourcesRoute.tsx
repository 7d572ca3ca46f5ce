import { SourcesScreen } from '../../features/sources/SourcesScreen.tsx';
import { chooseFiles, chooseFolder } from '../shell/file-inputs.tsx';
import { menuOpened } from '../shell/frame-state.ts';

export function SourcesRoute() {
  return <SourcesScreen onMenu={menuOpened} onChooseFiles={chooseFiles} onChooseFolder={chooseFolder} />;
}
