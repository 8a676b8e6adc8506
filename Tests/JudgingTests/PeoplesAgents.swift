/// Agents of people's browsers and mail programs, as these send them.
enum PeoplesAgents {
    private static let windows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
    private static let mac = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)"
    private static let iPhone =
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
    private static func webKit(_ system: String, _ version: String, _ products: String) -> String {
        "Mozilla/5.0 (\(system)) AppleWebKit/\(version) (KHTML, like Gecko) \(products)"
    }
    private static func android(_ device: String) -> String {
        "Mozilla/5.0 (Linux; Android 13; \(device)) AppleWebKit/537.36 (KHTML, like Gecko) "
    }

    static let browsers: [String] =
        [
            "Chrome/126.0.0.0 Safari/537.36", "Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0",
            "Chrome/125.0.0.0 Safari/537.36 OPR/111.0.0.0", "Chrome/124.0.0.0 YaBrowser/24.6.0.0 Safari/537.36",
            "Chrome/126.0.6478.127 Safari/537.36 Vivaldi/6.8", "Chrome/109.0.0.0 Safari/537.36 Avast/109.0",
            "Chrome/126.0.0.0 Whale/3.26 Safari/537.36", "coc_coc_browser/126.0 Chrome/120.0.0.0 Safari/537.36",
            "Chrome/94.0.4606.71 Safari/537.36 Core/1.94 QQBrowser/12.3",
            "Chrome/86.0.4240.198 Safari/537.36 QIHU 360SE",
            "Chrome/126.0.0.0 Electron/31.0.0 Safari/537.36",
            "Slack/4.39 Chrome/126.0.0.0 Electron/31.0.0 Safari/537.36",
            "Teams/24152 Chrome/124.0.0.0 Electron/30.0 Safari/537.36",
        ].map { windows + $0 }
        + [
            "SM-S918B", "Pixel 8 Pro", "CUBOT NOTE 21", "CUBOT_P60", "KingKong Mini; Cubot", "Redmi Note 12",
            "moto g(60)",
            "M2102J20SG", "SM-A546B; wv", "Nokia G20", "CPH2557", "TECNO KI5q", "Infinix X6833B", "BV9900", "K",
            "T-Mobile REVVL",
            "Robin", "Spice Mi-355", "Scout", "Bottega", "HTC Desire 22",
        ].flatMap {
            [
                android($0) + "Chrome/126.0.0.0 Mobile Safari/537.36",
                android($0) + "SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36",
            ]
        }
        + [
            android("Pixel 7") + "Version/4.0 Chrome/126.0.6478.71 Mobile Safari/537.36 GSA/15.24",
            android("Pixel 7; wv") + "Version/4.0 Chrome/126.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/470.0;]",
            android("Pixel 7; wv")
                + "Version/4.0 Chrome/126.0 Mobile Safari/537.36 Instagram 337.0.0 Android (33/13; 420dpi)",
            android("Pixel 7; wv") + "Version/4.0 Chrome/126.0 Mobile Safari/537.36 [Pinterest/Android]",
            android("Pixel 7; wv") + "Version/4.0 Chrome/126.0 Mobile Safari/537.36 [LinkedInApp]/4.1",
            android("V2168") + "Version/4.0 Chrome/87.0 Mobile Safari/537.36 VivoBrowser/10",
            android("Mi 9") + "Version/4.0 Chrome/112.0 Mobile Safari/537.36 XiaoMi/MiuiBrowser/14.4",
            android("ELS-NX9") + "Chrome/114.0 Mobile Safari/537.36 HuaweiBrowser/15.0",
            android("KFTRWI") + "Silk/126.2 like Chrome/126.0 Safari/537.36",
            android("Pixel") + "Chrome/126.0 Mobile Safari/537.36 DuckDuckGo/5",
            android("Pixel") + "Version/4.0 Focus/8.0 Chrome/126.0 Mobile Safari/537.36",
            android("WeChat") + "Version/4.0 Chrome/111.0 Mobile Safari/537.36 XWEB/1110 MicroMessenger/8.0",
            "Mozilla/5.0 (Android 14; Mobile; rv:127.0) Gecko/127.0 Firefox/127.0",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:127.0) Gecko/20100101 Firefox/127.0",
            "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:115.0) Gecko/20100101 Firefox/115.0",
            webKit("X11; CrOS x86_64 14541.0.0", "537.36", "Chrome/126.0.0.0 Safari/537.36"),
            webKit("X11; Linux x86_64", "605.1.15", "Version/17.0 Safari/605.1.15 Epiphany/45"),
            mac + " Version/17.5 Safari/605.1.15", mac, iPhone + " Version/17.5 Mobile/15E148 Safari/604.1",
            iPhone + " Mobile/15E148", iPhone + " CriOS/126.0 Mobile/15E148 Safari/604.1",
            iPhone + " FxiOS/127.0 Mobile/15E148 Safari/605.1.15",
            iPhone + " EdgiOS/126.0 Version/17.0 Mobile/15E148 Safari/604.1",
            iPhone + " GSA/322.0 Mobile/15E148 Safari/604.1",
            iPhone + " Mobile/15E148 [FBAN/FBIOS;FBAV/470.0;FBDV/iPhone14,5;FBLC/de_DE]",
            iPhone + " Mobile/15E148 Snapchat/13.0 (like Safari/8618, panda)",
            iPhone + " Mobile/15E148 Twitter for iPhone/10.46",
            iPhone + " Version/17.5 Mobile/15E148 DuckDuckGo/7 Safari/605.1.15", iPhone + " OPT/4.7 Mobile/15E148",
            iPhone + " Mobile/15E148 Line/14.9",
            iPhone + " Mobile/15E148 MicroMessenger/8.0.49 NetType/WIFI Language/en",
            webKit("iPad; CPU OS 16_6 like Mac OS X", "605.1.15", "Version/16.6 Mobile/15E148 Safari/604.1"),
            webKit("Linux; U; Android 4.3; de-de; GT-I9300", "534.30", "Version/4.0 Mobile Safari/534.30"),
            "Mozilla/5.0 (Mobile; Nokia 2720; rv:48.0) Gecko/48.0 Firefox/48.0 KAIOS/2.5.2",
            webKit("SMART-TV; Linux; Tizen 6.0", "537.36", "76.0.3809.146/6.0 TV Safari/537.36"),
            webKit("PlayStation; PlayStation 5/6.00", "605.1.15", "Version/15.4 Safari/605.1.15"),
            "Mozilla/5.0 (BB10; Touch) AppleWebKit/537.10+ (KHTML, like Gecko) Version/10.1 Mobile Safari/537.10+",
            "Opera/9.80 (Android; Opera Mini/62.0/191.315; U; en) Presto/2.12.423 Version/12.16",
        ]

    static let mailers = [
        "Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.17328; Pro)",
        "Microsoft Office/15.0 (Windows NT 6.1; Microsoft Outlook 15.0.4875; Pro)",
        "Mozilla/4.0 (compatible; ms-office; MSOffice 16)", "Mozilla/4.0 (compatible; ms-office; MSOffice rmj)",
        "Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 10.0; Trident/7.0; Microsoft Outlook 16.0.4266; MSOffice 16)",
        "Outlook-Express/7.0 (MSIE 7.0; Windows NT 6.1; Trident/7.0; TmstmpExt)", "Outlook-iOS/2.0",
        "MacOutlook/16.85 (Intel)",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:115.0) Gecko/20100101 Thunderbird/115.12.0",
        "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Thunderbird/128.0",
        "Mozilla/5.0 (Windows NT 10.0; rv:68.0) Gecko/20100101 Postbox/7.0.60",
        "Mozilla/5.0 (X11; Linux x86_64; rv:91.0) Gecko/20100101 Firefox/91.0 SeaMonkey/2.53.18",
        "Mozilla/4.0 (compatible; Lotus-Notes/6.0; Windows-NT)", "Airmail 5.7 rv:709", "eM Client/9.2.2307.0",
        "Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 6.2; Trident/7.0; Foxmail)",
        "Mail/3774.600.62 CFNetwork/1496 Darwin/23.5.0",
        "Dalvik/2.1.0 (Linux; U; Android 13; SM-G991B Build/TP1A)", "Dalvik/2.1.0 (Linux; U; Android 11; CUBOT X30)",
        webKit("Windows NT 10.0; Win64; x64", "537.36", "Mailspring/1.13 Chrome/114.0 Electron/25.9 Safari/537.36"),
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/605.1.15 (KHTML, like Gecko) Geary/44.1", "The Bat! 10.5",
        "Evolution/3.52",
        webKit("X11; Linux x86_64", "537.36", "KMail/5.24 QtWebEngine/5.15 Chrome/87.0 Safari/537.36"),
        "Spark/3.0 CFNetwork/1496 Darwin/23.5.0", "SamsungEmail/6.1", "BlueMail/1.9", "K-9 Mail/6.8",
    ]
}
