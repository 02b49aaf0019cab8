/** What the documents say, done: their commands are taken from the text and run. */
package org.vipwarden.tests.docs;
