import { useEffect, useRef, useState } from 'react';
import { droppedFiles } from './dropped.ts';
import { isTyping } from '../range/RangeControl.tsx';
import './drop.css';

export interface DropTargetProps {
  readonly title: string;
  readonly detail: string;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onLines: (text: string) => void;
}

/** The whole window takes files, folders and pasted lines; while something is held over it, it says so. */
export function DropTarget({ title, detail, onFiles, onLines }: DropTargetProps) {
  const [over, setOver] = useState(false);
  // Each element under the pointer has its own enter and leave.
  const depth = useRef(0);
  useEffect(() => {
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;
    const onEnter = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth.current++;
      setOver(true);
    };
    const onLeave = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      depth.current = Math.max(0, depth.current - 1);
      if (depth.current === 0) setOver(false);
    };
    const onOver = (event: DragEvent): void => {
      if (hasFiles(event)) event.preventDefault();
    };
    const onDrop = (event: DragEvent): void => {
      depth.current = 0;
      setOver(false);
      if (event.dataTransfer === null || !hasFiles(event)) return;
      event.preventDefault();
      void droppedFiles(event.dataTransfer).then(onFiles);
    };
    const onPaste = (event: ClipboardEvent): void => {
      if (isTyping(event.target) || event.clipboardData === null) return;
      const files = [...event.clipboardData.files];
      const text = event.clipboardData.getData('text/plain');
      if (files.length > 0) onFiles(files);
      else if (text.trim() !== '') onLines(text);
    };
    addEventListener('dragenter', onEnter);
    addEventListener('dragleave', onLeave);
    addEventListener('dragover', onOver);
    addEventListener('drop', onDrop);
    addEventListener('paste', onPaste);
    return () => {
      removeEventListener('dragenter', onEnter);
      removeEventListener('dragleave', onLeave);
      removeEventListener('dragover', onOver);
      removeEventListener('drop', onDrop);
      removeEventListener('paste', onPaste);
    };
  }, [onFiles, onLines]);
  if (!over) return null;
  return (
    <output className="drop-over">
      <div>
        <h2>{title}</h2>
        <p className="secondary">{detail}</p>
      </div>
    </output>
  );
}
