import { init, use as install } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartOption } from '../charts/axes.ts';
import type { Size } from '../charts/look.ts';

/** The same picture as SVG text. The renderer is needed only to save, so it stands in a chunk of its own. */
export function svgOf(option: ChartOption, size: Size): string {
  install([SVGRenderer]);
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: size.width, height: size.height });
  try {
    chart.setOption(option);
    return withQuotedFonts(chart.renderToSVGString());
  } finally {
    chart.dispose();
  }
}

/** The renderer writes families of fonts into an attribute with the quotes that end it; no reader of XML takes such a file. */
function withQuotedFonts(svg: string): string {
  return svg.replace(/font-family:[^;<>]*;/g, (family) => family.replaceAll('"', "'"));
}
