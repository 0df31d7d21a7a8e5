/**
 * The settings of an operator, which are environment variables: the table, the form of each, and
 * the check of all before anything starts.
 */
package dev.rollcall.setting;
