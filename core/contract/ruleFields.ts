/** Which fields the rules of packs name, for screens as well. Nothing but plain functions over the model stands behind it. */
export { fieldPlaces, isTableRule, withFieldNamed } from '../model/expectation.ts';
