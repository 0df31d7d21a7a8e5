/** users.list from outside: gates, parameters, paging, order, fields, filters, and the answer. */
package dev.rollcall.blackbox.list;
