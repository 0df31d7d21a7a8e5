/**
 * A workspace of Rollcall's stub for each test, for JUnit. Shipped as a jar of its own, so it uses
 * nothing but the JDK and JUnit.
 */
package dev.rollcall.junit;
