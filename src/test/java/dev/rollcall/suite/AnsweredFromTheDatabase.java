package dev.rollcall.suite;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.platform.suite.api.SelectPackages;

/**
 * Selects the requests whose answers are made of what the database sends. Another database cannot
 * change the rest: paths, headers, limits of the rate.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SelectPackages({
    "dev.rollcall.blackbox.database",
    "dev.rollcall.blackbox.info",
    "dev.rollcall.blackbox.list",
    "dev.rollcall.blackbox.login",
    "dev.rollcall.blackbox.me",
    "dev.rollcall.documents"
})
@interface AnsweredFromTheDatabase {}
