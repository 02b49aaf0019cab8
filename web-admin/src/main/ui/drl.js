// Colours for DRL: enough to read it by.

import {HighlightStyle, StreamLanguage, syntaxHighlighting} from '@codemirror/language';
import {tags} from '@lezer/highlight';

const WORDS = new Set((
  'package import global function declare query rule extends when then end not exists and or forall accumulate from '
  + 'collect over in contains matches memberOf str soundslike eval salience no-loop enabled lock-on-active agenda-group '
  + 'activation-group date-effective date-expires dialect duration timer calendars init action reverse result return '
  + 'if else new true false null'
).split(' '));

const drl = StreamLanguage.define({
  name: 'drl',
  startState: () => ({comment: false}),
  token(stream, state) {
    if (state.comment) {
      state.comment = !stream.match(/^.*?\*\//);
      if (state.comment) {
        stream.skipToEnd();
      }
      return 'comment';
    }
    if (stream.eatSpace()) {
      return null;
    }
    if (stream.match('/*')) {
      state.comment = true;
      return 'comment';
    }
    if (stream.match(/^(\/\/|#).*/)) {
      return 'comment';
    }
    if (stream.match(/^"(?:[^"\\]|\\.)*"?/) || stream.match(/^'(?:[^'\\]|\\.)*'?/)) {
      return 'string';
    }
    if (stream.match(/^\d[\w.]*/)) {
      return 'number';
    }
    if (stream.match(/^\$\w+/)) {
      return 'variableName';
    }
    const word = stream.match(/^[A-Za-z_](?:\w|-(?=[a-z]))*/);
    if (word) {
      return WORDS.has(word[0]) ? 'keyword' : /^[A-Z]/.test(word[0]) ? 'typeName' : null;
    }
    stream.next();
    return null;
  },
  languageData: {commentTokens: {line: '//', block: {open: '/*', close: '*/'}}},
});

const colours = HighlightStyle.define([
  {tag: tags.keyword, color: 'var(--code-keyword)'},
  {tag: tags.string, color: 'var(--code-string)'},
  {tag: tags.comment, color: 'var(--code-comment)', fontStyle: 'italic'},
  {tag: tags.typeName, color: 'var(--code-type)'},
  {tag: tags.number, color: 'var(--code-number)'},
  {tag: tags.variableName, color: 'var(--code-number)'},
]);

export const drlLanguage = [drl, syntaxHighlighting(colours)];
