/**
 * The settings that an operator gives by environment variables: which there are, what form each
 * has, and what is wrong with those of this process. They are judged before anything starts.
 */
package dev.rollcall.setting;
