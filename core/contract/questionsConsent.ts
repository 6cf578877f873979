/** What agreeing to have questions read is kept under, where other consents name their pack. */
export const questionsConsent = 'ask.questions';
