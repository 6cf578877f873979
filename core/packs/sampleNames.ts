/** File in `samples/` that shows what a pack is for, by pack id. */
export const sampleNames: ReadonlyMap<string, string> = new Map([
  ['insurance.loss_register', 'loss-register-nordlicht.csv'],
  ['healthcare.claims', 'claims-2025-q3.csv'],
  ['crm.leads', 'trade-fair-leads.xlsx'],
  ['engineering.piping_line_list', 'line-list-solvents-plant.csv'],
]);
