import * as z from 'zod';

const label = z.string().max(120);
/** One entry: a command of the page, by its id. */
const item = z.strictObject({
  id: z.string().max(64),
  /** `&` stands before the letter that picks it; a real `&` is written twice. */
  label,
  /** In Electron's notation; the page itself listens for it. */
  accelerator: z.exactOptional(z.string().max(60)),
  enabled: z.boolean(),
});
/** The menus that the page hands to a shell that has a bar for them. A page is not believed further than this. */
export const shellMenusForm = z
  .array(
    z.strictObject({
      name: z.enum(['file', 'edit', 'review', 'view', 'go', 'help']),
      label,
      items: z.array(item).max(60).readonly(),
    }),
  )
  .max(6)
  .readonly();

/** The menus of the app in their order, as the page knows them. */
export type ShellMenus = z.infer<typeof shellMenusForm>;
