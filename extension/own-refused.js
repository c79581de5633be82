// A file that is not read or written, with words for the agent.

export class Refused extends Error {
  refused = true;
}
