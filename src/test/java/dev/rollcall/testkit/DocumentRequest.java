package dev.rollcall.testkit;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request as a document prints it for curl: its headers and its target, in which only blanks are
 * encoded.
 */
public record DocumentRequest(String name, Headers headers, String target) {

    private static final Pattern NAME = Pattern.compile("^# (.*)$", Pattern.MULTILINE);
    private static final Pattern HEADER = Pattern.compile("-H \"([^:]+): ([^\"]*)\"");
    private static final Pattern URL = Pattern.compile("http://localhost:3000(/.*)");

    static DocumentRequest parse(String text) {
        Headers headers = Headers.none();
        for (MatchResult header : HEADER.matcher(text).results().toList()) {
            headers = headers.with(header.group(1), header.group(2));
        }
        return new DocumentRequest(only(NAME, text), headers, only(URL, text).replace(" ", "%20"));
    }

    @Override
    public String toString() {
        return name;
    }

    private static String only(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalArgumentException("No " + pattern + " in " + text);
        }
        return matcher.group(1);
    }
}
