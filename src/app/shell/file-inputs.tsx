import { useOpening } from '../../state/opening.tsx';
import { pickedFiles } from '../../ui/files/dropped.ts';

const filesId = 'file-input';
const folderId = 'folder-input';

/** Opens the browser's own picker of files. */
export function chooseFiles(): void {
  document.getElementById(filesId)?.click();
}

export function chooseFolder(): void {
  document.getElementById(folderId)?.click();
}

/** The two inputs behind all buttons that offer opening. They stand on every screen. */
export function FileInputs() {
  const opening = useOpening();
  const taken = (input: HTMLInputElement): void => {
    opening.filesChosen(pickedFiles(input.files));
    // Choosing the same file again must be heard, too.
    input.value = '';
  };
  return (
    <>
      <input type="file" multiple id={filesId} data-testid="file-input" hidden onChange={(event) => taken(event.currentTarget)} />
      <input type="file" multiple id={folderId} hidden ref={(input) => input?.setAttribute('webkitdirectory', '')} onChange={(event) => taken(event.currentTarget)} />
    </>
  );
}
