export type { GridColumn } from './grid/gridColumn.ts';
