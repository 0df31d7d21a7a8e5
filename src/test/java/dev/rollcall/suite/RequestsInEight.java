package dev.rollcall.suite;

import dev.rollcall.testkit.TestDialect;
import org.junit.platform.suite.api.AfterSuite;
import org.junit.platform.suite.api.BeforeSuite;
import org.junit.platform.suite.api.ExcludeTags;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** The requests of the dialect 8. */
@Suite
@IncludeEngines("junit-jupiter")
@SelectPackages("dev.rollcall")
@IncludeClassNamePatterns(".*IT")
@ExcludeTags({"by-hand", "only-documented"})
class RequestsInEight {

    @BeforeSuite
    static void choose() {
        System.setProperty(TestDialect.PROPERTY, TestDialect.EIGHT.compatibility());
    }

    @AfterSuite
    static void forget() {
        System.clearProperty(TestDialect.PROPERTY);
    }
}
