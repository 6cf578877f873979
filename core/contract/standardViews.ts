export type {
  StandardField,
  StandardJobView,
  StandardPlan,
  StandardProgress,
  SuggestionId,
  SuggestionState,
  SuggestionView,
} from '../model/standardising.ts';
