// Calls of the REST interface. The secret lives in this module's memory and nowhere else.

const ROOT = 'api/v1/';
let secret = null;

/** A refused call: what the server says about it. */
export class Refused extends Error {
  constructor(status, problem) {
    super(problem.detail || problem.title || `The server answered ${status}.`);
    this.status = status;
    this.title = problem.title || '';
    this.problems = problem.problems || [];
  }
}

export const knowsSecret = () => secret !== null;

export function setSecret(value) {
  secret = value;
}

export function get(path) {
  return call(path, {});
}

/** A POST that anybody may make. */
export function ask(path, body) {
  return call(path, {method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(body)});
}

/** A POST that changes something. A wrong secret is forgotten. */
export async function change(path, body) {
  try {
    return await call(path, {
      method: 'POST',
      headers: {'Content-Type': 'application/json', 'Authorization': `Bearer ${secret}`},
      body: JSON.stringify(body),
    });
  } catch (failure) {
    if (failure.status === 401) {
      secret = null;
    }
    throw failure;
  }
}

/** The name of a thing in a path; it may hold a slash. */
export const named = (name) => name.split('/').map(encodeURIComponent).join('/');

async function call(path, options) {
  let response;
  try {
    response = await fetch(ROOT + path, options);
  } catch {
    throw new Refused(0, {detail: 'The node does not answer.'});
  }
  const text = await response.text();
  const body = text === '' ? null : parsed(text);
  if (!response.ok) {
    throw new Refused(response.status, body || {});
  }
  return body;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
