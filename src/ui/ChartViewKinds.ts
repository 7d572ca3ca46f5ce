import { PieChart, SankeyChart, ScatterChart } from 'echarts/charts';
import { use as install } from 'echarts/core';

/** Kinds that only a reader's own charts draw; the built-in dashboards never load them. */
export function installKinds(): void {
  install([PieChart, SankeyChart, ScatterChart]);
}
