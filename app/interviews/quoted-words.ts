/** What the document's panel is told of quotes in a block. */

export interface QuotedWords {
  /** The requirement they are evidence for; empty for the block as a whole. */
  code: string;
  quotes: {
    id: string;
    quote: string;
    /** The respondent has confirmed these words. */
    confirmed: boolean;
    /** Id of the interview. */
    interview: string;
    /** As far as he lets himself be named. */
    who: string;
    day: string;
  }[];
}
