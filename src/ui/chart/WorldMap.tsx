import { memo, useImperativeHandle, type MouseEvent, type PointerEvent, type Ref } from 'react';
import type { Look } from '../../charts/look.ts';
import type { ChartHandle } from '../chart-handle.ts';
import { gestureOf, type Gesture } from './gesture.ts';
import { useWorld, type World } from './world.ts';

interface WorldMapProps {
  /** Colours of countries by code; all other land is grey. */
  readonly shades: ReadonlyMap<string, string>;
  readonly look: Look;
  readonly onPick: (code: string, gesture: Gesture) => void;
  /** The country under the pointer, null when it left. */
  readonly onHover: (code: string | null) => void;
  /** A pointer came down on a country. */
  readonly onDown?: (event: PointerEvent, code: string) => void;
  readonly handle?: Ref<ChartHandle>;
}

/** One country. Its outline never changes, so another answer only touches those whose colour does. */
const Area = memo(function Area({ code, path, fill }: { readonly code: string | null; readonly path: string; readonly fill: string | undefined }) {
  return <path d={path} fill={fill} data-code={code ?? undefined} />;
});

/** The country that an event is about; none for the sea and for land that no country claims. */
const codeOf = ({ target }: { readonly target: EventTarget }): string | null => (target instanceof SVGElement ? (target.dataset['code'] ?? null) : null);

/**
 * The world in shades, as outlines of the page's own: the charts' library projects and builds every outline anew at each answer,
 * 80 to 170 ms for a map on two cores, where here an answer is a few colours.
 */
export function WorldMap({ shades, look, onPick, onHover, onDown, handle }: WorldMapProps) {
  const world = useWorld();
  useImperativeHandle(handle, () => ({
    show: () => undefined,
    restore: () => undefined,
    png: (background) => (world === null ? null : painted(world, shades, look, background)),
    svg: (background) => (world === null ? null : written(world, shades, look, background)),
  }), [world, shades, look]);
  if (world === null) return null;
  return (
    <svg
      className="world-map" viewBox={`0 0 ${world.width} ${world.height}`} aria-hidden="true"
      onPointerMove={(event: PointerEvent) => onHover(codeOf(event))} onPointerLeave={() => onHover(null)}
      onPointerDown={(event: PointerEvent) => {
        const code = codeOf(event);
        if (code !== null) onDown?.(event, code);
      }}
      onClick={(event: MouseEvent) => {
        const code = codeOf(event);
        if (code !== null) onPick(code, gestureOf(event));
      }}
    >
      {world.areas.map(([code, path]) => <Area key={code ?? path} code={code} path={path} fill={code === null ? undefined : shades.get(code)} />)}
    </svg>
  );
}

/** Pixels across a saved picture. */
const savedWidth = 1600;

/** The map as a PNG in a data address. */
function painted({ width, height, areas }: World, shades: ReadonlyMap<string, string>, { tokens }: Look, background: string): string | null {
  const canvas = document.createElement('canvas');
  const scale = savedWidth / width;
  canvas.width = savedWidth;
  canvas.height = Math.round(height * scale);
  const pen = canvas.getContext('2d');
  if (!pen) return null;
  pen.fillStyle = background;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.scale(scale, scale);
  pen.strokeStyle = tokens.map.border;
  pen.lineWidth = 1 / scale;
  for (const [code, path] of areas) {
    const outline = new Path2D(path);
    pen.fillStyle = (code === null ? undefined : shades.get(code)) ?? tokens.map.land;
    pen.fill(outline);
    pen.stroke(outline);
  }
  return canvas.toDataURL('image/png');
}

/** The map as SVG text. Codes, paths and colours are ours, so nothing needs to be escaped. */
function written({ width, height, areas }: World, shades: ReadonlyMap<string, string>, { tokens }: Look, background: string): string {
  const outlines = areas.map(([code, path]) => `<path${code === null ? '' : ` id="${code}"`} d="${path}" fill="${(code === null ? undefined : shades.get(code)) ?? tokens.map.land}"/>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${savedWidth / 2}" height="${Math.round((height * savedWidth) / 2 / width)}" viewBox="0 0 ${width} ${height}">`
    + `<rect width="${width}" height="${height}" fill="${background}"/><g stroke="${tokens.map.border}" stroke-width="${(2 * width) / savedWidth / 2}">${outlines.join('')}</g></svg>`;
}
