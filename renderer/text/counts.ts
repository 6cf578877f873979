import { formatCounted } from './format.ts';

export const columns = (count: number): string => formatCounted(count, 'column', 'columns');
export const rows = (count: number): string => formatCounted(count, 'row', 'rows');
export const fields = (count: number): string => formatCounted(count, 'field', 'fields');
