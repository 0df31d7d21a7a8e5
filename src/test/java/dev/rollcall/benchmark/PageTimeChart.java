package dev.rollcall.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * A drawing of page time against workspace size, both in powers of ten, for a light and a dark
 * page.
 */
record PageTimeChart(SortedMap<Integer, Double> ours, SortedMap<Integer, Double> upstream) {

    private static final int WIDTH = 720;
    private static final int LEFT = 64;
    private static final int RIGHT = 590;
    private static final int TOP = 48;
    private static final int BOTTOM = 320;
    private static final List<Theme> THEMES =
            List.of(
                    new Theme("light", "#1f2328", "#59636e", "#d1d9e0", "#0969da", "#bc4c00"),
                    new Theme("dark", "#f0f6fc", "#9198a1", "#3d444d", "#4493f8", "#db6d28"));

    private record Theme(
            String name, String text, String muted, String grid, String ours, String upstream) {}

    /** Writes {@code page-time-light.svg} and {@code page-time-dark.svg}. */
    void write(Path directory) {
        try {
            Files.createDirectories(directory);
            for (Theme theme : THEMES) {
                Files.writeString(
                        directory.resolve("page-time-" + theme.name() + ".svg"), drawing(theme));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the charts to " + directory, e);
        }
    }

    private String drawing(Theme theme) {
        StringBuilder svg = new StringBuilder();
        svg.append(
                        format(
                                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d 372\""
                                        + " font-family=\"system-ui, sans-serif\" font-size=\"13\""
                                        + " role=\"img\" aria-label=\"%s\">%n",
                                WIDTH, description()))
                .append(text(LEFT, 24, "start", theme.text(), "First page of users.list, median"));
        for (int power = lowest(); power <= highest(); power++) {
            double y = y(Math.pow(10, power));
            svg.append(line(LEFT, y, RIGHT, y, theme.grid()))
                    .append(text(LEFT - 8, y + 4, "end", theme.muted(), duration(power)));
        }
        ours.keySet()
                .forEach(
                        size ->
                                svg.append(
                                        text(
                                                x(size),
                                                BOTTOM + 22,
                                                "middle",
                                                theme.muted(),
                                                format("%,d", size))));
        svg.append(
                text((LEFT + RIGHT) / 2.0, BOTTOM + 44, "middle", theme.muted(), "users stored"));
        svg.append(series(upstream, theme.upstream(), "upstream’s pipeline"));
        svg.append(series(ours, theme.ours(), "Rollcall"));
        return svg.append("</svg>\n").toString();
    }

    private String description() {
        return format("Rollcall: %s. Upstream's pipeline: %s.", summary(ours), summary(upstream));
    }

    private static String summary(SortedMap<Integer, Double> times) {
        return times.entrySet().stream()
                .map(each -> format("%.1f ms at %,d users", each.getValue(), each.getKey()))
                .collect(Collectors.joining(", "));
    }

    private String series(SortedMap<Integer, Double> times, String colour, String name) {
        String points =
                times.entrySet().stream()
                        .map(each -> format("%.1f,%.1f", x(each.getKey()), y(each.getValue())))
                        .collect(Collectors.joining(" "));
        String dots =
                times.entrySet().stream()
                        .map(each -> dot(each, colour))
                        .collect(Collectors.joining());
        double last = times.get(times.lastKey());
        return format(
                        "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\""
                                + " stroke-width=\"2.5\"/>%n",
                        points, colour)
                + dots
                + text(RIGHT + 12, y(last) - 4, "start", colour, name)
                + text(RIGHT + 12, y(last) + 13, "start", colour, milliseconds(last));
    }

    private String dot(Map.Entry<Integer, Double> point, String colour) {
        return format(
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\"/>%n",
                x(point.getKey()), y(point.getValue()), colour);
    }

    private double x(int size) {
        double from = Math.log10(ours.firstKey());
        double to = Math.max(Math.log10(ours.lastKey()), from + 1);
        return LEFT + 24 + (RIGHT - LEFT - 48) * (Math.log10(size) - from) / (to - from);
    }

    private double y(double milliseconds) {
        double share = (Math.log10(milliseconds) - lowest()) / (highest() - lowest());
        return BOTTOM - (BOTTOM - TOP) * share;
    }

    private int lowest() {
        return (int) Math.floor(Math.log10(Math.min(least(ours), least(upstream))));
    }

    private int highest() {
        return (int) Math.ceil(Math.log10(Math.max(most(ours), most(upstream))));
    }

    private static double least(SortedMap<Integer, Double> times) {
        return times.values().stream().min(Double::compare).orElseThrow();
    }

    private static double most(SortedMap<Integer, Double> times) {
        return times.values().stream().max(Double::compare).orElseThrow();
    }

    private static String duration(int power) {
        return power >= 3
                ? format("%.0f s", Math.pow(10, power - 3))
                : format(power < 0 ? "%.1f ms" : "%.0f ms", Math.pow(10, power));
    }

    private static String milliseconds(double value) {
        return value >= 1_000 ? format("%.1f s", value / 1_000) : format("%.1f ms", value);
    }

    private static String line(double x1, double y1, double x2, double y2, String colour) {
        return format(
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>%n",
                x1, y1, x2, y2, colour);
    }

    private static String text(double x, double y, String anchor, String colour, String content) {
        return format(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>%n",
                x, y, anchor, colour, content);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern.replace("%n", "\n"), values);
    }
}
