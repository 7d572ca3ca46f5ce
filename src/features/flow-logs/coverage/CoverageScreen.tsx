import { Header } from '../../../ui/frame/Header.tsx';
import { usePartWords } from '../../../ui/reader.tsx';
import { coverageWords } from './words.ts';

export function CoverageScreen({ onMenu }: { readonly onMenu: () => void }) {
  const w = usePartWords(coverageWords);
  return <Header title={w.title} onMenu={onMenu} />;
}
