package dev.rollcall.suite;

import org.junit.platform.suite.api.ExcludeTags;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** The requests of the dialect of the documents. */
@Suite
@IncludeEngines("junit-jupiter")
@SelectPackages("dev.rollcall")
@IncludeClassNamePatterns(".*IT")
@ExcludeTags({"by-hand", "only-8"})
class RequestsInDocumented {}
