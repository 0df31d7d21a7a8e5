/** Who a request comes from: the pair of headers, the bearer token, and the answer to nobody. */
package dev.rollcall.blackbox.login;
